using System.Security.Cryptography;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

internal sealed class RedisWaitingLine(RedisConnection redis, WaitingRoomPolicy policy) : IWaitingLine
{
    private static readonly RedisScript Enter = RedisScript.Load("line.lua", "place.lua", "enter-line.lua");
    private static readonly RedisScript Show = RedisScript.Load("line.lua", "place.lua", "show-place.lua");
    private static readonly RedisScript Leave = RedisScript.Load("line.lua", "leave-line.lua");
    private static readonly RedisScript Drain = RedisScript.Load("line.lua", "drain.lua", "drain-line.lua");
    private static readonly RedisScript Read = RedisScript.Load("line.lua", "read-line.lua");
    private static readonly RedisScript Clear = RedisScript.Load("line.lua", "clear-line.lua");
    private static readonly RedisScript SetRules = RedisScript.Load("line.lua", "set-line-rules.lua");

    // Drawn anew by every process and never told to anybody; Redis keeps the one that comes first to a lobby.
    private readonly RedisValue _seed = RandomNumberGenerator.GetHexString(32, lowercase: true);

    private readonly LineWaits _waits = new();

    public async Task<PlaceInLine> EnterAsync(
        LineTerms terms, VisitorId visitor, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(Enter, terms, [visitor.Value, PassMs, _seed], cancellationToken);
        var place = RedisLineAnswers.ToPlace(answer, policy);

        if (RedisLineAnswers.IsNewPlace(answer) && place.State is PlaceState.Admitted)
        {
            LineMetrics.AdmittedAtOnce();
        }
        else
        {
            Measure(terms, visitor, place.State);
        }

        return place;
    }

    public async Task<PlaceInLine> ShowAsync(
        LineTerms terms, VisitorId visitor, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(Show, terms, [visitor.Value], cancellationToken);
        var place = RedisLineAnswers.ToPlace(answer, policy);
        Measure(terms, visitor, place.State);

        return place;
    }

    public Task LeaveAsync(LineTerms terms, VisitorId visitor, CancellationToken cancellationToken)
    {
        _waits.End(terms.Performance, visitor);

        return RunAsync(Leave, terms, [visitor.Value], cancellationToken);
    }

    public async Task<LineStep> AdvanceAsync(LineTerms terms, CancellationToken cancellationToken)
    {
        var step = RedisLineAnswers.ToStep(await RunAsync(Drain, terms, DrainWords, cancellationToken));
        LineMetrics.Drained(terms.Event, step);

        foreach (var visitor in step.Admitted)
        {
            Measure(terms, visitor, PlaceState.Admitted);
        }

        return step;
    }

    public async Task<LineFigures> ReadAsync(LineTerms terms, CancellationToken cancellationToken) =>
        RedisLineAnswers.ToFigures(await RunAsync(Read, terms, [], cancellationToken));

    public Task ClearAsync(LineTerms terms, CancellationToken cancellationToken) =>
        RunAsync(Clear, terms, [], cancellationToken);

    public Task SetRulesAsync(LineTerms terms, LineRules rules, CancellationToken cancellationToken) =>
        RunAsync(
            SetRules,
            terms,
            [rules.Capacity, rules.AdmissionsPerSecond, policy.LiveRulesSeconds * 1_000L],
            cancellationToken);

    private RedisValue PassMs => (long)policy.PassLifetime.TotalMilliseconds;

    private RedisValue[] DrainWords =>
    [
        policy.DrainBatchMax,
        PassMs,
        (long)policy.SilentFor.TotalMilliseconds,
        policy.MeasuredSeconds * 1_000L,
        (long)policy.ForgottenAfter.TotalMilliseconds,
    ];

    // Whoever waits on is asked about again and again; only the first time and the last one count.
    private void Measure(in LineTerms terms, VisitorId visitor, PlaceState state)
    {
        if (state is PlaceState.Waiting)
        {
            _waits.Begin(terms.Performance, visitor);
        }
        else if (_waits.End(terms.Performance, visitor) is { } wait && state is PlaceState.Admitted)
        {
            LineMetrics.Waited(terms.Event, wait);
        }
    }

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
