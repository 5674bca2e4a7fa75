using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.Routing;

/// <summary>
/// The API contract of a path that no function has: that of the published API that owns the beginning of the path.
/// </summary>
internal static class UnknownPaths
{
    // Beside the five services: what CloudJet's page asks of the same address.
    private static readonly string[] CloudJet =
    [
        "/api/auth", "/api/flights", "/api/bookings", "/api/payments", "/api/admin", "/api/airports",
        "/api/promotions", "/api/user", "/api/health", "/auth",
    ];

    /// <summary>Null when no API owns it.</summary>
    public static ApiContract? ContractOf(PathString path, bool mocksAreOn) =>
        Array.Exists(CloudJet, start => path.StartsWithSegments(start)) ? ApiContract.CloudJet
        : path.StartsWithSegments("/tickets") ? ApiContract.Movie
        : !mocksAreOn ? null
        : path.StartsWithSegments("/OTA", StringComparison.Ordinal) ? ApiContract.Hkdl
        : path.StartsWithSegments("/f13", StringComparison.Ordinal) ? ApiContract.Ingresso
        : null;
}
