namespace Serverless.Functions.Http.OpenApi;

/// <summary>
/// The type that a member is described as, when the member accepts any JSON so that each error can have a text of its
/// own. Other members are described by .NET's attributes: Required, Range, StringLength, Length, Url,
/// RegularExpression, AllowedValues, Description, and Browsable(false) to hide a member. The attributes only describe;
/// the function checks.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShownAsAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}
