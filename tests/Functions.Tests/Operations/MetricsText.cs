using System.Globalization;
using System.Text.RegularExpressions;

namespace Serverless.Functions.Tests.Operations;

/// <summary>Metrics in the Prometheus text format.</summary>
internal sealed partial class MetricsText(string text)
{
    private readonly (string Name, Dictionary<string, string> Labels, double Value)[] _samples =
    [
        .. text.Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => Sample().Match(line))
            .Select(match => (
                match.Groups["name"].Value,
                Label().Matches(match.Groups["labels"].Value)
                    .ToDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value),
                double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture))),
    ];

    public string Text => text;

    public IEnumerable<string> Names => _samples.Select(sample => sample.Name).Distinct();

    public IEnumerable<string> LabelsOf(string name) =>
        _samples.Where(sample => sample.Name == name).SelectMany(sample => sample.Labels.Keys).Distinct();

    public IEnumerable<string> ValuesOf(string label) =>
        _samples.Where(sample => sample.Labels.ContainsKey(label)).Select(sample => sample.Labels[label]).Distinct();

    /// <summary>The sum of all samples with this name and these labels; zero when there is none.</summary>
    public double Sum(string name, params (string Name, string Value)[] labels) => _samples
        .Where(sample => sample.Name == name
            && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value))
        .Sum(sample => sample.Value);

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>.*)\})? (?<value>\S+)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)",?""")]
    private static partial Regex Label();
}
