using Serverless.Adapters.Platform.Redis;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Platform.Redis;

/// <summary>Every refusal of a server is unavailability; a call that is wrong stays a bug.</summary>
public sealed class RedisFaultsTests
{
    [Theory]
    [InlineData("OOM command not allowed when used memory > 'maxmemory'.", "OOM")]
    [InlineData("OOM command not allowed when used memory > 'maxmemory'. script: 0a, on @user_script:5.", "OOM")]
    [InlineData("ERR Error running script (call to f_0a): @user_script:5: -OOM command not allowed", "OOM")]
    [InlineData("MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist", "MISCONF")]
    [InlineData("NOREPLICAS Not enough good replicas to write.", "NOREPLICAS")]
    [InlineData("NOAUTH Authentication required.", "NOAUTH")]
    [InlineData("WRONGPASS invalid username-password pair or user is disabled.", "WRONGPASS")]
    [InlineData("NOPERM User default has no permissions to run the 'evalsha' command", "NOPERM")]
    [InlineData("ERR Error running script: @user_script:2: NOPERM this user has no permissions", "NOPERM")]
    [InlineData("READONLY You can't write against a read only replica.", "READONLY")]
    [InlineData("READONLY You can't write against a read only replica. script: 0a, on @user_script:5.", "READONLY")]
    [InlineData("LOADING Redis is loading the dataset in memory", "LOADING")]
    [InlineData("MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.", "MASTERDOWN")]
    [InlineData("CLUSTERDOWN Hash slot not served", "CLUSTERDOWN")]
    [InlineData("TRYAGAIN Multiple keys request during rehashing of slot", "TRYAGAIN")]
    [InlineData("MOVED 3999 127.0.0.1:6381", "MOVED")]
    [InlineData("BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.", "BUSY")]
    [InlineData("ERR Error running script: Script killed by user with SCRIPT KILL.", "Script killed")]
    [InlineData("ERR max number of clients reached", "max number of clients")]
    [InlineData("DENIED Redis is running in protected mode", "DENIED")]
    [InlineData("NEWCODE a refusal that a later server has", "NEWCODE")]
    public void A_refused_call_is_unavailability(string message, string code)
    {
        var fault = Assert.IsType<RedisUnavailableException>(
            RedisFaults.Translate(ErrorOf(message)));

        Assert.Equal($"Redis refuses calls at present: {code}.", fault.Message);
    }

    [Theory]
    [InlineData("WRONGTYPE Operation against a key holding the wrong kind of value")]
    [InlineData("WRONGTYPE Operation against a key holding the wrong kind of value script: 0a, on @user_script:5.")]
    [InlineData("ERR Error running script: @user_script:2: WRONGTYPE Operation against a key")]
    [InlineData("ERR unknown command 'NOSUCH', with args beginning with: ")]
    [InlineData("ERR user_script:4: attempt to perform arithmetic on a nil value script: 0a, on @user_script:4.")]
    [InlineData("ERR wrong number of arguments for 'get' command")]
    [InlineData("CROSSSLOT Keys in request don't hash to the same slot")]
    [InlineData("NOSCRIPT No matching script. Please use EVAL.")]
    public void A_wrong_call_stays_a_bug(string message) =>
        Assert.Null(RedisFaults.Translate(ErrorOf(message)));

    private static RedisServerException ErrorOf(string message) =>
        new(RedisErrorKind.Unknown, CommandFlags.None, message);
}
