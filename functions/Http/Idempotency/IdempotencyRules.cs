using Microsoft.Extensions.Options;
using Serverless.Adapters.Http;
using Serverless.Functions.Http.Protection;

namespace Serverless.Functions.Http.Idempotency;

/// <summary>Rejects settings by which a lease or a key could expire while its request still runs.</summary>
internal sealed class IdempotencyRules(IOptions<ProtectionPolicy> protection) : IValidateOptions<IdempotencyPolicy>
{
    public ValidateOptionsResult Validate(string? name, IdempotencyPolicy options)
    {
        var faults = FindFaults(options, protection.Value).ToArray();

        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FindFaults(IdempotencyPolicy policy, ProtectionPolicy protection)
    {
        if (policy.LeaseMilliseconds <= protection.RequestMilliseconds)
        {
            yield return $"Idempotency:LeaseSeconds ({policy.LeaseSeconds}) must be longer than Edge:RequestMilliseconds "
                + $"({protection.RequestMilliseconds}): a repetition must not run while the first request still runs.";
        }

        if (policy.KeySeconds < policy.LeaseSeconds)
        {
            yield return $"Idempotency:KeySeconds ({policy.KeySeconds}), or {IdempotencyPolicy.KeySecondsSetting}, must "
                + $"be at least Idempotency:LeaseSeconds ({policy.LeaseSeconds}): a key must not expire while its "
                + "request runs.";
        }
    }
}
