namespace Serverless.Functions.Tests.Http.OpenApi.Hostility;

/// <summary>Ids of existing data, by the names of the parameters, members and path segments that take them.</summary>
internal sealed class HostileTargets
{
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public void Add(string id, params string[] names)
    {
        _all.Add(id);

        foreach (var name in names)
        {
            (_byName.TryGetValue(name, out var known) ? known : _byName[name] = []).Add(id);
        }
    }

    /// <summary>Null when no id has this name.</summary>
    public IReadOnlyList<string>? Find(string name) => _byName.GetValueOrDefault(name);
}
