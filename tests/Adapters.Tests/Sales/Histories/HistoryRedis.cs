using System.Reflection;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Sales.Histories;

/// <summary>
/// The Redis of a history, as one process sees it: each call is a step. The scripts are the real ones; only their
/// clock is that of the history, and a test may alter them to plant a fault.
/// </summary>
#pragma warning disable CA1852 // DispatchProxy derives from this class.
internal class HistoryRedis : DispatchProxy
#pragma warning restore CA1852
{
    private const string Clock =
        "local history_us = table.remove(ARGV)\nlocal history_time = {history_us:sub(1, -7), history_us:sub(-6)}\n";

    private static readonly Dictionary<string, (string Name, string Source)> Scripts = typeof(RedisHolds).Assembly
        .GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(RedisScript))
        .Select(field => (RedisScript)field.GetValue(null)!)
        .DistinctBy(script => script.Digest)
        .ToDictionary(script => script.Digest, script => (script.Name, script.Source));

    private SaleHistory _history = null!;
    private HistoryProcess _process = null!;

    public static IDatabase Of(SaleHistory history, HistoryProcess process)
    {
        var proxy = Create<IDatabase, HistoryRedis>();
        ((HistoryRedis)proxy)._history = history;
        ((HistoryRedis)proxy)._process = process;

        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var database = _history.Keys.Database;

        switch (targetMethod!.Name)
        {
            case nameof(IDatabase.ScriptEvaluateAsync):
                return RunAsync(() => EvaluateAsync(
                    database, Convert.ToHexString((byte[])args![0]!), (RedisKey[])args[1]!, (RedisValue[])args[2]!));
            case nameof(IDatabase.HashGetAsync):
                _history.Keys.Note([(RedisKey)args![0]!]);

                return RunAsync(() => (Task<RedisValue[]>)targetMethod.Invoke(database, args)!);
            case nameof(IDatabase.SortedSetRangeByRankAsync):
                return RunAsync(() => (Task<RedisValue[]>)targetMethod.Invoke(database, args)!);
            case nameof(IDatabase.SortedSetRemoveAsync):
                return RunAsync(() => (Task<bool>)targetMethod.Invoke(database, args)!);
            case "get_Multiplexer":
                return database.Multiplexer;
            default:
                throw new NotSupportedException($"A history cannot run {targetMethod.Name}.");
        }
    }

    private Task<T> RunAsync<T>(Func<Task<T>> call) => _history.Thread.RunStepAsync(
        _process, () => new RedisUnknownOutcomeException("Redis did not answer in time."), call);

    private Task<RedisResult> EvaluateAsync(
        IDatabase database, string digest, RedisKey[] keys, RedisValue[] arguments)
    {
        _history.Keys.Note(keys);
        var (name, source) = Scripts[digest];
        var text = Clock + _history.Alter(name, source).Replace(
            "redis.call('TIME')", "history_time", StringComparison.Ordinal);

        return database.ScriptEvaluateAsync(text, keys, [.. arguments, _history.NextMicroseconds()]);
    }
}
