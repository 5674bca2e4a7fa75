using System.Text.Json.Serialization;

namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoMediaBody(IReadOnlyList<IngressoAssetBody> MediaAsset);

internal sealed record IngressoAssetBody(
    string Name, string Caption, string CaptionHtml, string Host, string Path, string SecureCompleteUrl,
    string InsecureCompleteUrl, bool SupportsHttp, bool SupportsHttps);

internal sealed record IngressoVideoBody(
    string VideoIframeUrlWhenSecure, string VideoIframeUrlWhenInsecure, int VideoIframeWidth, int VideoIframeHeight,
    string VideoIframeCaption, string VideoIframeCaptionHtml, string VideoIframeHost, string VideoIframePath,
    bool VideoIframeSupportsHttp, bool VideoIframeSupportsHttps);

internal sealed record IngressoReviewsBody(IReadOnlyList<IngressoReviewBody> Review);

internal sealed record IngressoReviewBody(
    bool IsUserReview, string ReviewAuthor, string ReviewTitle, string ReviewBody, string ReviewLang,
    string ReviewOriginalUrl,
    [property: JsonPropertyName("review_iso8601_date_and_time")] string ReviewAt,
    string ReviewDateDesc, string ReviewTimeDesc, int StarRating);
