namespace Serverless.Functions.Http.OpenApi;

/// <summary>
/// The type that a member means, where it is read as anything so that each mistake can be told by a text of its own.
/// Other members of a body are described by what .NET has for it: Required, Range, StringLength, Length, Url,
/// RegularExpression, AllowedValues, Description, and Browsable(false) for what the description leaves out.
/// Nothing enforces them: the function does.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShownAsAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}
