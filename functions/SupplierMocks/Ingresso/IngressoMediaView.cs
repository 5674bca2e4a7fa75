using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Shows an event's images, video and reviews.</summary>
internal static class IngressoMediaView
{
    public static IngressoMediaBody? MediaOf(this IngressoView view, IngressoDetails? details)
    {
        var assets = (details?.Media ?? []).Where(one => view.Wants($"req_media_{one.Name}")).ToList();

        return assets.Count == 0 ? null : new IngressoMediaBody(
        [
            .. assets.Select(one => new IngressoAssetBody(
                one.Name, string.Empty, string.Empty, one.Host, one.Path, $"https://{one.Host}{one.Path}",
                $"http://{one.Host}{one.Path}", true, true)),
        ]);
    }

    public static IngressoVideoBody VideoOf(IngressoVideo video) => new(
        $"https://{video.Host}{video.Path}", $"http://{video.Host}{video.Path}", video.Width, video.Height,
        string.Empty, string.Empty, video.Host, video.Path, true, true);

    public static IngressoReviewsBody ReviewsOf(IngressoDetails details) => new(
    [
        .. details.Reviews.Select(one => new IngressoReviewBody(
            one.IsUser, one.Author, one.Title, one.Body, one.Lang, one.Url, IngressoSpelling.Iso(one.At),
            IngressoSpelling.DateOf(one.At), IngressoSpelling.TimeOf(one.At), one.Stars)),
    ]);
}
