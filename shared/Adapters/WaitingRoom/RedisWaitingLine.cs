using System.Security.Cryptography;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

internal sealed class RedisWaitingLine(RedisConnection redis, WaitingRoomPolicy policy) : IWaitingLine
{
    private static readonly string[] Step = ["line.lua", "version.lua", "drain.lua", "step.lua"];

    private static readonly RedisScript Enter = RedisScript.Load([.. Step, "place.lua", "enter-line.lua"]);
    private static readonly RedisScript Show = RedisScript.Load([.. Step, "place.lua", "show-place.lua"]);
    private static readonly RedisScript Leave = RedisScript.Load("line.lua", "leave-line.lua");
    private static readonly RedisScript Drain = RedisScript.Load([.. Step, "drain-line.lua"]);
    private static readonly RedisScript Read = RedisScript.Load("line.lua", "read-line.lua");
    private static readonly RedisScript Clear = RedisScript.Load("line.lua", "version.lua", "clear-line.lua");
    private static readonly RedisScript SetRules = RedisScript.Load("line.lua", "version.lua", "set-line-rules.lua");

    // Drawn anew by every process and never told to anybody; Redis keeps the one that comes first to a lobby.
    private readonly RedisValue _seed = RandomNumberGenerator.GetHexString(32, lowercase: true);

    private readonly LineMeasurements _measurements = new();

    // What a step needs, and how old the last one must be for a question to take one.
    private readonly RedisValue[] _stepWords =
    [
        policy.DrainBatchMax,
        (long)policy.PassLifetime.TotalMilliseconds,
        (long)policy.SilentFor.TotalMilliseconds,
        policy.MeasuredSeconds * 1_000L,
        (long)policy.ForgottenAfter.TotalMilliseconds,
        policy.TickMilliseconds,
    ];

    public async Task<PlaceAnswer> EnterAsync(
        LineTerms terms, VisitorId visitor, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(Enter, terms, [.. _stepWords, visitor.Value, _seed], cancellationToken);
        var told = RedisLineAnswers.ToPlace(answer, policy);
        _measurements.Entered(terms, visitor, told, RedisLineAnswers.IsNewPlace(answer));

        return told;
    }

    public async Task<PlaceAnswer> ShowAsync(
        LineTerms terms, VisitorId visitor, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(Show, terms, [.. _stepWords, visitor.Value], cancellationToken);
        var told = RedisLineAnswers.ToPlace(answer, policy);
        _measurements.Asked(terms, visitor, told);

        return told;
    }

    public Task LeaveAsync(LineTerms terms, VisitorId visitor, CancellationToken cancellationToken)
    {
        _measurements.Left(terms, visitor);

        return RunAsync(Leave, terms, [visitor.Value], cancellationToken);
    }

    public async Task<LineStep> AdvanceAsync(LineTerms terms, CancellationToken cancellationToken)
    {
        var step = RedisLineAnswers.ToStep(await RunAsync(Drain, terms, _stepWords, cancellationToken));
        _measurements.Stepped(terms, step);

        return step;
    }

    public async Task<LineFigures> ReadAsync(LineTerms terms, CancellationToken cancellationToken) =>
        RedisLineAnswers.ToFigures(await RunAsync(Read, terms, [], cancellationToken));

    public async Task<LineFigures> ClearAsync(LineTerms terms, CancellationToken cancellationToken) =>
        RedisLineAnswers.ToFigures(await RunAsync(Clear, terms, [], cancellationToken));

    public Task SetRulesAsync(LineTerms terms, LineRules rules, CancellationToken cancellationToken) =>
        RunAsync(
            SetRules,
            terms,
            [rules.Capacity, rules.AdmissionsPerSecond, policy.LiveRulesSeconds * 1_000L],
            cancellationToken);

    private async Task<RedisResult> RunAsync(
        RedisScript script, LineTerms terms, RedisValue[] words, CancellationToken cancellationToken)
    {
        var succeeded = false;

        try
        {
            var answer = await script.RunAsync(
                redis,
                RedisLineKeys.Of(terms.Performance),
                [
                    terms.OpensAt.ToUnixTimeMilliseconds(),
                    terms.Rules.Capacity,
                    terms.Rules.AdmissionsPerSecond,
                    policy.BurstSeconds,
                    .. words,
                ],
                cancellationToken);
            succeeded = true;

            return answer;
        }
        finally
        {
            LineMetrics.Done(script.Operation, succeeded);
        }
    }
}
