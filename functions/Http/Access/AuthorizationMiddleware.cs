using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Http.Access;

/// <summary>
/// Lets a request pass to functions that its caller may call. Timers and live messages have no caller.
/// </summary>
internal sealed class AuthorizationMiddleware(
    ITokens tokens, ConfirmAdmin confirmAdmin, ConfirmStaff confirmStaff, RejectedCallers rejectedCallers)
    : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            return next(context);
        }

        var scope = RequestScope.Of(http);

        if (scope.Function.Caller is not { } caller)
        {
            return rejectedCallers.AnswerAsync(http, AuthorizationProblems.Undeclared, context.CancellationToken);
        }

        var token = BearerToken.Find(http.Request);

        if (token.IsEmpty)
        {
            return caller == Caller.Anyone
                ? next(context)
                : rejectedCallers.AnswerAsync(
                    http,
                    AuthorizationProblems.TokenMissing(
                        scope.ApiContract, isGiven: http.Request.Headers.Authorization.Count > 0),
                    context.CancellationToken);
        }

        var reading = tokens.ReadAsync(token, context.CancellationToken);

        return reading.IsCompletedSuccessfully
            ? ContinueAsync(context, next, http, caller, reading.Result)
            : AwaitAsync(context, next, http, caller, reading);
    }

    private async Task AwaitAsync(
        FunctionContext context,
        FunctionExecutionDelegate next,
        HttpContext http,
        Caller caller,
        ValueTask<TokenReading> reading) =>
        await ContinueAsync(context, next, http, caller, await reading);

    private Task ContinueAsync(
        FunctionContext context, FunctionExecutionDelegate next, HttpContext http, Caller caller, TokenReading reading)
    {
        var scope = RequestScope.Of(http);

        // Only the gateway's routes accept an unverified token, because its developers asked for it, and no privileged
        // route does.
        var isKnown = reading.State == TokenState.Valid
            || (reading.State == TokenState.Unverified
                && scope.ApiContract == ApiContract.Gateway
                && !IsPrivileged(caller));

        if (isKnown)
        {
            scope.User = reading.User;
            scope.CountedUser = caller != Caller.Anyone && reading.State == TokenState.Valid ? reading.User : null;
        }
        else if (caller != Caller.Anyone)
        {
            return rejectedCallers.AnswerAsync(
                http, AuthorizationProblems.TokenRejected(scope.ApiContract, reading.State), context.CancellationToken);
        }

        return IsPrivileged(caller) ? InvokePrivilegedAsync(context, http, caller, next) : next(context);
    }

    private static bool IsPrivileged(Caller caller) => caller is Caller.Admin or Caller.Staff;

    private async Task InvokePrivilegedAsync(
        FunctionContext context, HttpContext http, Caller caller, FunctionExecutionDelegate next)
    {
        if (rejectedCallers.TryReject(http) is { } rejecting)
        {
            await rejecting;

            return;
        }

        var scope = RequestScope.Of(http);
        var (user, cancellationToken) = (scope.User!.Id, context.CancellationToken);
        var (result, problem) = caller == Caller.Admin
            ? (await confirmAdmin.ExecuteAsync(user, cancellationToken),
                AuthorizationProblems.AdminsOnly(scope.ApiContract))
            : (await confirmStaff.ExecuteAsync(user, cancellationToken),
                AuthorizationProblems.StaffOnly(scope.ApiContract));

        await (result.IsError ? rejectedCallers.AnswerAsync(http, problem, cancellationToken) : next(context));
    }
}
