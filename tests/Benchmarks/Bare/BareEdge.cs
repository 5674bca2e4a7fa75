using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Routing;

namespace Serverless.Benchmarks.Bare;

/// <summary>
/// The least that a function needs from its edge: who is calling, looked up by a token that is checked once. No limit,
/// no key, no trace, no metric, no log, no header.
/// </summary>
internal sealed class BareEdge(FunctionTable functions, ITokens tokens) : IFunctionsWorkerMiddleware
{
    private readonly ConcurrentDictionary<string, User?> _users = new();

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            var scope = new RequestScope(functions.Find(context.FunctionDefinition.Name), string.Empty, string.Empty);
            http.Features.Set(scope);
            var header = http.Request.Headers.Authorization.ToString();
            scope.User = header.Length == 0
                ? null
                : _users.GetOrAdd(header, _ => Read(BearerToken.Find(http.Request, scope.ApiContract)));
        }

        return next(context);
    }

    // Our own tokens are read without waiting for anybody.
    private User? Read(ReadOnlySpan<char> token)
    {
        var reading = tokens.ReadAsync(token, CancellationToken.None);

        return reading.IsCompletedSuccessfully ? reading.Result.User : null;
    }
}
