using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Routing;

namespace Serverless.Benchmarks.Bare;

/// <summary>
/// The minimal HTTP layer of a function: it identifies the caller by a token that it verifies once. It has no rate
/// limit, idempotency, traces, metrics, logs or headers.
/// </summary>
internal sealed class BareHttpLayer(FunctionTable functions, ITokens tokens) : IFunctionsWorkerMiddleware
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
                : _users.GetOrAdd(header, _ => Read(BearerToken.Find(http.Request)));
        }

        return next(context);
    }

    // Reading the platform's own tokens completes synchronously.
    private User? Read(ReadOnlySpan<char> token)
    {
        var reading = tokens.ReadAsync(token, CancellationToken.None);

        return reading.IsCompletedSuccessfully ? reading.Result.User : null;
    }
}
