using System.Text;
using Microsoft.AspNetCore.Http;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Reads a caller's credentials from the header, the path or the parameters.</summary>
internal static class IngressoClaims
{
    private const string Nobody = "-";

    public static IngressoClaim Read(HttpRequest request, IngressoParameters parameters)
    {
        var inPath = InPath(request, "user");

        if (ReadBasic(request.Headers.Authorization.ToString()) is var (name, password))
        {
            return new IngressoClaim(name, password, inPath);
        }

        return new IngressoClaim(parameters.Text("user_id") ?? inPath, parameters.Text("user_passwd"), inPath);
    }

    /// <summary>Reads a segment of the path; null for the placeholder "-".</summary>
    public static string? InPath(HttpRequest request, string part) =>
        request.RouteValues.TryGetValue(part, out var value) && value is string text and not Nobody ? text : null;

    private static (string Name, string Password)? ReadBasic(string header)
    {
        const string Scheme = "Basic ";
        var bytes = new byte[header.Length];

        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var name, var password]
                ? (name, password)
                : null;
    }
}
