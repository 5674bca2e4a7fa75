using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Serverless.Adapters.Platform;

/// <summary>Reads one policy, and returns the errors of its settings.</summary>
internal sealed class PolicyCheck(Type policy, string section, Action read)
{
    public Type Policy => policy;

    /// <summary>The section of the settings that the policy is bound to.</summary>
    public string Section => section;

    public IEnumerable<string> FindFaults()
    {
        try
        {
            read();

            return [];
        }
        catch (OptionsValidationException fault)
        {
            return fault.Failures;
        }
        catch (InvalidOperationException fault)
        {
            // The binder's own exception, for text instead of a number; it names the setting.
            return [fault.Message];
        }
    }
}

public static class PolicyCheckExtensions
{
    /// <summary>Reads all policies, and throws one exception with all their errors.</summary>
    public static void CheckSettings(this IServiceProvider services)
    {
        string[] faults =
            [.. services.GetServices<PolicyCheck>().SelectMany(policy => policy.FindFaults()).Distinct()];

        if (faults.Length > 0)
        {
            throw new SettingsException(faults);
        }
    }
}
