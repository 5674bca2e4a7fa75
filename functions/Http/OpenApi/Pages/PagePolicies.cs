namespace Serverless.Functions.Http.OpenApi.Pages;

/// <summary>
/// What the two documentation pages may load: their own files and nothing from other servers. Each policy has only what
/// the page needed in a browser.
/// </summary>
internal static class PagePolicies
{
    // The icon of a page is an empty data: URL. Both pages fetch the description, and Swagger UI calls operations.
    private const string Both = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'; ";

    // Its style sheet has arrows as data: images, and it shows a response image (a ticket) from a blob.
    private const string Swagger = Both + "style-src 'self'; img-src data: blob:";

    // Its script writes the styles into the page. It supports no style sheet, and a cached page can have no nonce. The
    // font of the symbols in its code samples is a data: URL.
    private const string Redoc = Both + "style-src 'unsafe-inline'; img-src data:; font-src data:";

    /// <summary>Null for a file that is not a page.</summary>
    public static string? Of(string name) => name switch
    {
        PublishedFiles.SwaggerPage => Swagger,
        PublishedFiles.RedocPage => Redoc,
        _ => null,
    };
}
