using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Serverless.Adapters.FlightPayments.Bootpay;

/// <summary>Rejects settings with which payments could not be verified.</summary>
internal sealed class BootpayPolicyRules(IHostEnvironment environment) : IValidateOptions<BootpayPolicy>
{
    public ValidateOptionsResult Validate(string? name, BootpayPolicy options)
    {
        var faults = FindFaults(options).ToArray();

        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> FindFaults(BootpayPolicy policy)
    {
        if ((policy.RestApiKey.Length > 0) != (policy.PrivateKey.Length > 0))
        {
            yield return $"{BootpayPolicy.RestApiKeySetting} and {BootpayPolicy.PrivateKeySetting} go together.";
        }

        if ((policy.ClientKey.Length > 0) != (policy.SecretKey.Length > 0))
        {
            yield return $"{BootpayPolicy.ClientKeySetting} and {BootpayPolicy.SecretKeySetting} go together.";
        }

        if (policy.Auth is not ("auto" or "basic" or "token"))
        {
            yield return $"{BootpayPolicy.AuthSetting} is auto, basic or token.";
        }

        if (policy is { Auth: "token", HasKeys: true, HasTokenKeys: false })
        {
            yield return $"{BootpayPolicy.AuthSetting} token needs {BootpayPolicy.RestApiKeySetting} and "
                + $"{BootpayPolicy.PrivateKeySetting}.";
        }

        if (!IsAddress(policy.ApiBase))
        {
            yield return
                $"{BootpayPolicy.ApiBaseSetting} is an https address without a query; outside development, never http.";
        }

        if (policy.Timeout < BootpayPolicy.TimeoutMin || policy.Timeout > BootpayPolicy.TimeoutMax)
        {
            yield return $"{BootpayPolicy.TimeoutSetting} is a duration from 100ms to 30s.";
        }

        if (!AreNetworks(policy))
        {
            yield return $"{BootpayPolicy.WebhookIpsSetting} is a list of networks such as 223.130.82.0/24, separated "
                + $"by commas, or {BootpayPolicy.AnyAddress}.";
        }
    }

    private static bool AreNetworks(BootpayPolicy policy)
    {
        try
        {
            return policy.ReadNetworks() is null or { Count: > 0 };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address is { Query: "", Fragment: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment()));
}
