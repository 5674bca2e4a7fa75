using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Domain.Accounts;
using Serverless.Functions.Edge.RateLimiting;

namespace Serverless.Functions.Edge.Access;

/// <summary>
/// Lets a request through to those functions that its caller may call. Timers and messages have no caller.
/// </summary>
internal sealed class AccessMiddleware(
    ITokens tokens, ConfirmAdmin confirmAdmin, ConfirmStaff confirmStaff, RefusedCallers refused)
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
            return refused.AnswerAsync(http, AccessProblems.Undeclared, context.CancellationToken);
        }

        var token = BearerToken.Find(http.Request, scope.Dialect);

        if (token.IsEmpty)
        {
            return caller == Caller.Anyone
                ? next(context)
                : refused.AnswerAsync(http, AccessProblems.TokenMissing(scope.Dialect), context.CancellationToken);
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

        // Unproven is good enough for the gateway's routes alone, whose developers asked for it; there, for no office.
        var isKnown = reading.State == TokenState.Valid
            || (reading.State == TokenState.Unproven && scope.Dialect == Dialect.Gateway && !IsOffice(caller));

        if (isKnown)
        {
            scope.Visitor = reading.Visitor;
        }
        else if (caller != Caller.Anyone)
        {
            return refused.AnswerAsync(
                http, AccessProblems.TokenRefused(scope.Dialect, reading.State), context.CancellationToken);
        }

        return IsOffice(caller) ? InvokeForOfficeAsync(context, http, caller, next) : next(context);
    }

    private static bool IsOffice(Caller caller) => caller is Caller.Admin or Caller.Staff;

    private async Task InvokeForOfficeAsync(
        FunctionContext context, HttpContext http, Caller caller, FunctionExecutionDelegate next)
    {
        if (refused.TurnAway(http) is { } turnedAway)
        {
            await turnedAway;

            return;
        }

        var scope = RequestScope.Of(http);
        var visitor = scope.Visitor!.Id;
        var (outcome, problem) = caller == Caller.Admin
            ? (await confirmAdmin.ExecuteAsync(visitor, context.CancellationToken), AccessProblems.AdminsOnly(scope.Dialect))
            : (await confirmStaff.ExecuteAsync(visitor, context.CancellationToken), AccessProblems.StaffOnly(scope.Dialect));

        await (outcome.IsRefused ? refused.AnswerAsync(http, problem, context.CancellationToken) : next(context));
    }
}
