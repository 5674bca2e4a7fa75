using System.IO.Compression;
using System.Reflection;
using System.Text;
using Swashbuckle.AspNetCore.ReDoc;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Serverless.Functions.Http.OpenApi.Pages;

/// <summary>The files of Swagger UI and ReDoc, which their packages contain compressed.</summary>
internal static class PackagedFiles
{
    // The page's policy blocks the logo on the maker's server, so the name replaces it.
    private const string RemoteLogo = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";
    private const string RemoteSmallLogo = "https://cdn.redoc.ly/redoc/logo-mini.svg";
    private const string Logo = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='42' height='14'%3E"
        + "%3Ctext y='11' font-family='sans-serif' font-size='12'%3EReDoc%3C/text%3E%3C/svg%3E";

    /// <summary>Null when there is no such file.</summary>
    public static PublishedFile? Find(string name, string mediaType) => name switch
    {
        "swagger-ui.css" or "swagger-ui-bundle.js" => OfSwagger(name, mediaType),
        "redoc.standalone.js" => OfRedoc(name, mediaType),
        _ => null,
    };

    private static PublishedFile OfSwagger(string name, string mediaType)
    {
        var compressed = Read(typeof(SwaggerUIOptions).Assembly, $"node_modules.swagger_ui_dist.{name}");

        return new PublishedFile(Unpack(compressed), mediaType, compressed);
    }

    private static PublishedFile OfRedoc(string name, string mediaType)
    {
        var compressed = Read(typeof(ReDocOptions).Assembly, $"node_modules.redoc.bundles.{name}");
        var script = Encoding.UTF8.GetString(Unpack(compressed))
            .Replace(RemoteLogo, Logo, StringComparison.Ordinal)
            .Replace(RemoteSmallLogo, Logo, StringComparison.Ordinal);

        return new PublishedFile(Encoding.UTF8.GetBytes(script), mediaType);
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.{name}")
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} does not contain {name} any more.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);

        return bytes;
    }

    private static byte[] Unpack(byte[] compressed)
    {
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);

        return bytes.ToArray();
    }
}
