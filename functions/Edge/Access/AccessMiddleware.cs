using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Domain.Accounts;

namespace Serverless.Functions.Edge.Access;

/// <summary>
/// Lets a request through to those functions that its caller may call. Timers and messages have no caller.
/// </summary>
internal sealed class AccessMiddleware(ITokens tokens, ConfirmAdmin confirmAdmin) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            return next(context);
        }

        var scope = RequestScope.Of(http);
        var problem = FindProblem(http.Request, scope);

        return (problem, scope.Function.Caller) switch
        {
            ({ } no, _) => no.ExecuteAsync(http),
            (null, Caller.Admin) => InvokeForAdminAsync(context, http, scope, next),
            _ => next(context),
        };
    }

    private Problem? FindProblem(HttpRequest request, RequestScope scope)
    {
        if (scope.Function.Caller is not { } caller)
        {
            return AccessProblems.Undeclared;
        }

        var token = BearerToken.Find(request, scope.Dialect);

        if (token.IsEmpty)
        {
            return caller == Caller.Anyone ? null : AccessProblems.TokenMissing(scope.Dialect);
        }

        var reading = tokens.Read(token);
        scope.Visitor = reading.Visitor;

        return reading.State == TokenState.Valid || caller == Caller.Anyone
            ? null
            : AccessProblems.TokenRefused(scope.Dialect, reading.State);
    }

    private async Task InvokeForAdminAsync(
        FunctionContext context, HttpContext http, RequestScope scope, FunctionExecutionDelegate next)
    {
        var outcome = await confirmAdmin.ExecuteAsync(scope.Visitor!.Id, context.CancellationToken);

        await (outcome.IsRefused ? AccessProblems.AdminsOnly(scope.Dialect).ExecuteAsync(http) : next(context));
    }
}
