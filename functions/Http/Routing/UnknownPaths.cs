using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.Routing;

/// <summary>
/// The API contract of a request that no function takes. A known path with another method belongs to the contract of
/// that path; any other path to the published API that owns the beginning of it, and else to the gateway.
/// </summary>
internal static class UnknownPaths
{
    // Beside the five services: what CloudJet's page asks of the same address.
    private static readonly string[] CloudJet =
    [
        "/api/auth", "/api/flights", "/api/bookings", "/api/payments", "/api/admin", "/api/airports",
        "/api/promotions", "/api/user",
    ];

    public static ApiContract ContractOf(PathString path, bool mocksAreOn) =>
        Array.Exists(CloudJet, start => path.StartsWithSegments(start)) ? ApiContract.CloudJet
        : path.StartsWithSegments("/tickets") ? ApiContract.Movie
        : !mocksAreOn ? ApiContract.Gateway
        : path.StartsWithSegments("/OTA", StringComparison.Ordinal) ? ApiContract.Hkdl
        : path.StartsWithSegments("/f13", StringComparison.Ordinal) ? ApiContract.Ingresso
        : ApiContract.Gateway;
}
