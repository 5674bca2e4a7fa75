using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Tickets;

[ApiContract(ApiContract.Movie)]
public sealed class ShowTicketKeysEndpoint(ITicketCodes codes)
{
    private const string MediaType = "application/jwk-set+json";

    private readonly byte[] _keys = JsonSerializer.SerializeToUtf8Bytes(
        new TicketKeysResponse([.. codes.Keys.Select(TicketKeyRow.From)]), AdmissionJson.Default.TicketKeysResponse);

    [Function("ShowTicketKeys")]
    [AllowAnonymous]
    [Summary("Returns the public keys of ticket codes as a JSON Web Key Set.")]
    [Produces(200, typeof(TicketKeysResponse), MediaType = MediaType)]
    [Produces(304)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = ".well-known/ticket-keys")]
        HttpRequest request)
    {
        // Clients accept a withdrawn key for up to five minutes; a new key is published before its first use.
        return new RecordableResult(
            MediaType, Convert.ToHexStringLower(SHA256.HashData(_keys))[..32], "public, max-age=300", () => _keys);
    }
}

internal sealed record TicketKeysResponse(IReadOnlyList<TicketKeyRow> Keys);

internal sealed record TicketKeyRow(string Kty, string Crv, string Kid, string Use, string Alg, string X, string Y)
{
    public static TicketKeyRow From(TicketPublicKey key) => new(
        "EC", "P-256", key.Id, "sig", "ES256",
        Base64Url.EncodeToString(key.X.Span), Base64Url.EncodeToString(key.Y.Span));
}
