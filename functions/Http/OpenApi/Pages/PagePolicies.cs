namespace Serverless.Functions.Http.OpenApi.Pages;

/// <summary>
/// What the two pages may load: what they are made of, and nothing from elsewhere. Each has only what it was seen to
/// need in a browser.
/// </summary>
internal static class PagePolicies
{
    // The icon of a page is an empty data: address. Both pages fetch the description, and Swagger UI calls operations.
    private const string Both = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'; ";

    // Its style sheet has arrows as data: images, and it shows a called operation's image (a ticket) from a blob.
    private const string Swagger = Both + "style-src 'self'; img-src data: blob:";

    // It writes its styles into the page by its script, and takes neither a style sheet nor, on a page that is the same
    // for everybody, a nonce. The font of its code samples' symbols is a data: address.
    private const string Redoc = Both + "style-src 'unsafe-inline'; img-src data:; font-src data:";

    /// <summary>Null for a file that is no page.</summary>
    public static string? Of(string name) => name switch
    {
        PublishedFiles.SwaggerPage => Swagger,
        PublishedFiles.RedocPage => Redoc,
        _ => null,
    };
}
