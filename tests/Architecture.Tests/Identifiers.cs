using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Serverless.Architecture.Tests;

/// <summary>A name that somebody chose: of a namespace, a type, or a member.</summary>
/// <param name="Place">The type it is in.</param>
internal sealed record Identifier(string Place, string Name)
{
    /// <summary>HoldSeatsEndpoint has the parts Hold, Seats and Endpoint; HKDLOrder has HKDL and Order.</summary>
    public IReadOnlyList<string> Parts { get; } = Identifiers.Split(Name);

    public string TypeName => Place.Split('.', '+')[^1];
}

internal static partial class Identifiers
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    public static IEnumerable<Identifier> Of(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("Serverless", StringComparison.Ordinal) == true)
        .Where(type => !IsGenerated(type))
        .SelectMany(type => NamesIn(type).Select(name => new Identifier(type.FullName!, name)));

    public static IReadOnlyList<string> Split(string name) => [.. Part().Matches(name).Select(match => match.Value)];

    private static IEnumerable<string> NamesIn(Type type) => type.Namespace!.Split('.')
        .Append(type.Name.Split('`')[0])
        .Concat(type.GetMembers(Declared)
            .Where(member => !IsGenerated(member))
            .Select(member => member.Name.Split('.')[^1]))
        .Where(IsChosen)
        .Distinct();

    // Tests are named by sentences, which have their own words.
    private static bool IsChosen(string name) =>
        !name.Contains('<', StringComparison.Ordinal) && !name.TrimStart('_').Contains('_', StringComparison.Ordinal);

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal)
        || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || member.IsDefined(typeof(GeneratedCodeAttribute), inherit: false)
        || member is MethodInfo { IsSpecialName: true } or ConstructorInfo
        || (member is Type { DeclaringType: { } outer } && IsGenerated(outer));

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Part();
}
