using Microsoft.Extensions.Options;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>Rejects a limit whose name is not that of an API contract or function.</summary>
internal sealed class RateLimitNames(FunctionTable functions) : IValidateOptions<RateLimitPolicy>
{
    public ValidateOptionsResult Validate(string? name, RateLimitPolicy options)
    {
        string[] faults =
        [
            .. Find(nameof(options.Contracts), options.Contracts, Enum.GetNames<ApiContract>(), "an API contract"),
            .. Find(
                nameof(options.Routes),
                options.Routes,
                functions.Functions.Where(one => one is { Route: not null, IsRateLimitingDisabled: false })
                    .Select(one => one.Name),
                "a function with a rate limit"),
        ];

        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Find(string setting, string rules, IEnumerable<string> known, string kind)
    {
        var all = known.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        foreach (var name in RateLimitPolicy.NamesIn(rules))
        {
            if (!all.Contains(name))
            {
                yield return $"RateLimits:{setting} names \"{name}\", which is not the name of {kind}.";
            }
            else if (!seen.Add(name))
            {
                yield return $"RateLimits:{setting} names \"{name}\" twice.";
            }
        }
    }
}
