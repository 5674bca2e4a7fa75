namespace Serverless.Functions.Http.Conditions;

/// <summary>A function whose successful responses carry the tag of their body.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EntityTagAttribute(Tagging tagging) : Attribute
{
    public Tagging Tagging { get; } = tagging;
}

/// <summary>
/// A function that changes something that has a tag. It honours If-Match and If-None-Match; all other functions that
/// change something refuse them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConditionalEditAttribute : Attribute;

/// <summary>Whose the tagged representations are.</summary>
public enum Tagging
{
    /// <summary>No tag, and nobody may store the response.</summary>
    None,

    /// <summary>The same for everybody: any cache may store it, and asks again each time.</summary>
    Public,

    /// <summary>
    /// The caller's alone. It is never compressed, because If-Match needs the strong form of its tag.
    /// </summary>
    Private,
}
