using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>
/// One Lua file, run by its digest: one small round trip. A server that does not know the digest, because it is new,
/// was restarted or took over, gets the whole text and remembers it.
/// </summary>
internal sealed class RedisScript
{
    private readonly string _source;
    private readonly byte[] _digest;
    private readonly RedisCommand _command;

    private RedisScript(string name, string source)
    {
        (Name, _source) = (name, source);
        // The protocol names scripts by this digest; it protects nothing.
#pragma warning disable CA5350
        _digest = SHA1.HashData(Encoding.UTF8.GetBytes(source));
#pragma warning restore CA5350
        _command = new RedisCommand("EVALSHA", Path.GetFileNameWithoutExtension(name));
    }

    public string Name { get; }

    /// <summary>The text with its shared pieces.</summary>
    public string Source => _source;

    /// <summary>The digest under which servers know the text, in upper case.</summary>
    public string Digest => Convert.ToHexString(_digest);

    /// <summary>Its name in metrics and spans.</summary>
    public string Operation => _command.Name;

    /// <summary>
    /// The script embedded in this assembly under the last of these names, preceded by the pieces that it shares.
    /// </summary>
    public static RedisScript Load(params string[] fileNames) =>
        new(fileNames[^1], string.Concat(fileNames.Select(ReadEmbedded)));

    public static RedisScript From(string name, string source) => new(name, source);

    /// <summary>
    /// Runs the script atomically. Throws <see cref="RedisUnavailableException"/> when nothing was done and
    /// <see cref="RedisUnknownOutcomeException"/> when the outcome is unknown. Keys and arguments must not change until
    /// the call returns; arrays of keys that never change may be shared by all calls.
    /// </summary>
    public Task<RedisResult> RunAsync(
        RedisConnection redis, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken) =>
        _command.RunAsync(
            redis,
            (script: this, keys, arguments),
            static (call, redis, database) => call.script.EvaluateAsync(redis, database, call.keys, call.arguments),
            cancellationToken);

    private async Task<RedisResult> EvaluateAsync(
        RedisConnection redis, IDatabase database, RedisKey[] keys, RedisValue[] arguments)
    {
        try
        {
            return await redis.CompleteAsync(database.ScriptEvaluateAsync(_digest, keys, arguments));
        }
        catch (RedisServerException exception) when (RedisFaults.IsScriptMissing(exception))
        {
            return await redis.CompleteAsync(EvaluateSourceAsync(database, keys, arguments));
        }
    }

    // The client's own evaluation by text trusts its memory of the server's scripts, which a restart of the server
    // makes wrong.
    private Task<RedisResult> EvaluateSourceAsync(IDatabase database, RedisKey[] keys, RedisValue[] arguments)
    {
        object[] words =
            [_source, keys.Length, .. keys.Select(key => (object)key), .. arguments.Select(value => (object)value)];

        return database.ExecuteAsync("EVAL", words);
    }

    private static string ReadEmbedded(string fileName)
    {
        using var stream = typeof(RedisScript).Assembly.GetManifestResourceStream(fileName)
            ?? throw new FileNotFoundException($"{fileName} is not embedded.", fileName);
        using var reader = new StreamReader(stream, Encoding.UTF8);

        return reader.ReadToEnd();
    }
}
