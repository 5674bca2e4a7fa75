using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>Rejects settings that would trust an issuer's tokens without enough checks.</summary>
internal sealed class IssuerPolicyRules(IHostEnvironment environment) : IValidateOptions<IssuerPolicy>
{
    public ValidateOptionsResult Validate(string? name, IssuerPolicy options)
    {
        var faults = FindFaults(options).ToArray();

        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> FindFaults(IssuerPolicy policy)
    {
        if (policy.SkipVerify.Length > 0 && !bool.TryParse(policy.SkipVerify, out _))
        {
            yield return $"{IssuerPolicy.SkipVerifySetting} is true or false.";
        }

        if (policy.SkipsSignatures && !environment.IsDevelopment())
        {
            yield return $"{IssuerPolicy.SkipVerifySetting} is for development: it accepts unverified tokens.";
        }

        if (policy.KeysFetchInterval > policy.KeysFresh)
        {
            yield return
                "Jwt:KeysFetchIntervalSeconds must be at most Jwt:KeysFreshSeconds: expired keys must not be used.";
        }

        if (!policy.HasKeys)
        {
            yield break;
        }

        if (!IsAddress(policy.KeysUrl))
        {
            yield return $"{IssuerPolicy.KeysUrlSetting} is an https address; outside development, never http.";
        }

        if (policy.Issuer.Length == 0 || policy.Audience.Length == 0)
        {
            yield return $"{IssuerPolicy.KeysUrlSetting} needs {IssuerPolicy.IssuerSetting} and "
                + $"{IssuerPolicy.AudienceSetting}: without them, tokens for other services would be accepted.";
        }
    }

    private bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment()));
}
