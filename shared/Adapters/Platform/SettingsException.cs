using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Serverless.Adapters.Platform;

/// <summary>The errors of the settings, one per line.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults)
    : OptionsValidationException("settings", typeof(IConfiguration), faults)
{
    public override string Message =>
        $"""
        The app does not start: its settings need {(faults.Count == 1 ? "one change" : $"{faults.Count} changes")}.
        {string.Join('\n', faults.Select(fault => $"- {fault}"))}
        In the environment and in local.settings.json a ":" in a name is written "__".
        """;
}
