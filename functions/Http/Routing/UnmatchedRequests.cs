using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http.Listeners;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.Http.Routing;

/// <summary>Finds out about a request that only the catch-all function takes.</summary>
internal sealed class UnmatchedRequests(RouteShapes shapes, MockPolicy mocks, ListenerContracts listeners)
{
    /// <summary>Looks the path up once. Every middleware then answers in the contract of the path.</summary>
    public UnmatchedRequest Find(HttpContext http)
    {
        var path = http.Request.Path;
        FunctionTraits[] others =
        [
            .. shapes.Matching(http, path)
                .Where(one => one.Name != AnswerUnknownRouteEndpoint.FunctionName)
                .Where(one => mocks.IsOn || one.ApiContract is not (ApiContract.Hkdl or ApiContract.Ingresso)),
        ];

        // The path decides, else the address, else it is the gateway's.
        return new UnmatchedRequest(
            others,
            others.Length > 0
                ? others[0].ContractOf(path)
                : UnknownPaths.ContractOf(path, mocks.IsOn) ?? listeners.Find(http.Request) ?? ApiContract.Gateway);
    }
}

/// <summary>A request without a function of its own.</summary>
/// <param name="Others">The functions of the same path with other methods.</param>
internal sealed record UnmatchedRequest(IReadOnlyList<FunctionTraits> Others, ApiContract ApiContract);
