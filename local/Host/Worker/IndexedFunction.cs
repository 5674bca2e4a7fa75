using System.Text.Json;
using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Worker;

/// <summary>A function as the worker describes it: name, trigger and outputs.</summary>
internal sealed class IndexedFunction
{
    private readonly List<FunctionBinding> _bindings;

    public IndexedFunction(RpcFunctionMetadata metadata)
    {
        Metadata = metadata;
        _bindings = [.. metadata.RawBindings.Select(FunctionBinding.Parse)];
        Trigger = _bindings.Find(binding => binding.Type.EndsWith("trigger", StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"The function '{metadata.Name}' has no trigger.");
        Outputs = _bindings.Where(binding => binding.IsOutput).ToDictionary(binding => binding.Name);
    }

    public RpcFunctionMetadata Metadata { get; }

    public string Id => Metadata.FunctionId;

    public string Name => Metadata.Name;

    public FunctionBinding Trigger { get; }

    /// <summary>Output bindings by name; the function's return value is <c>$return</c>.</summary>
    public IReadOnlyDictionary<string, FunctionBinding> Outputs { get; }

    public bool IsTriggeredBy(string type) => string.Equals(Trigger.Type, type, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One binding of a function, in the JSON form of <c>function.json</c>.</summary>
internal sealed record FunctionBinding(string Name, string Type, bool IsOutput, JsonElement Members)
{
    public static FunctionBinding Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var members = document.RootElement.Clone();

        return new FunctionBinding(
            Read(members, "name") ?? "",
            Read(members, "type") ?? "",
            string.Equals(Read(members, "direction"), "Out", StringComparison.OrdinalIgnoreCase),
            members);
    }

    /// <summary>Reads a member as text; null when it is missing or null. Names are case-insensitive.</summary>
    public string? Text(string name) => Read(Members, name);

    public bool Flag(string name, bool otherwise) => Find(Members, name) is { } member
        ? member.ValueKind == JsonValueKind.True || bool.TryParse(member.ToString(), out var flag) && flag
        : otherwise;

    public IReadOnlyList<string> Texts(string name) => Find(Members, name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(item => item.ToString())]
        : [];

    private static string? Read(JsonElement members, string name) =>
        Find(members, name) is { ValueKind: not JsonValueKind.Null } member ? member.ToString() : null;

    private static JsonElement? Find(JsonElement members, string name)
    {
        foreach (var member in members.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }

        return null;
    }
}
