using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Http.OpenApi.Pages;

/// <summary>The API description and the pages that show it, made at their first use.</summary>
public sealed class PublishedFiles(FunctionTable table)
{
    public const string SwaggerPage = "swagger.html";
    public const string RedocPage = "redoc.html";

    private const string ResourcePrefix = "docs/";

    private static readonly Assembly Assembly = typeof(PublishedFiles).Assembly;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly Lazy<PublishedFile> _description = new(() => new PublishedFile(
        JsonSerializer.SerializeToUtf8Bytes<JsonNode>(ApiDocument.Of(table, Assembly), Options), JsonBody.ContentType));

    // It holds only names of existing files, so it stays small.
    private readonly ConcurrentDictionary<string, PublishedFile> _files = new(StringComparer.Ordinal);

    internal PublishedFile Description => _description.Value;

    internal PublishedFile Page(string name) =>
        Find(name) ?? throw new InvalidOperationException($"{name} is missing.");

    /// <summary>Null when there is no such file.</summary>
    internal PublishedFile? Find(string name)
    {
        if (_files.TryGetValue(name, out var file))
        {
            return file;
        }

        file = FindOwn(name) ?? PackagedFiles.Find(name, MediaTypeOf(name));

        return file is null ? null : _files.GetOrAdd(name, file);
    }

    private static PublishedFile? FindOwn(string name)
    {
        using var resource = Assembly.GetManifestResourceStream(ResourcePrefix + name);

        if (resource is null)
        {
            return null;
        }

        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);

        return new PublishedFile(bytes, MediaTypeOf(name)) { ContentSecurityPolicy = PagePolicies.Of(name) };
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "application/octet-stream",
    };
}
