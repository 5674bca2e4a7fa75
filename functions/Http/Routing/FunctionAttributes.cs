using System.Reflection;

namespace Serverless.Functions.Http.Routing;

/// <summary>
/// Reads what a function declares. Endpoints that declare the same share a base class that declares it once; an
/// attribute on the method replaces the class's.
/// </summary>
internal static class FunctionAttributes
{
    /// <summary>The method's attribute, else that of its class or a base class.</summary>
    public static T? FindDeclared<T>(this MethodInfo function)
        where T : Attribute =>
        function.GetCustomAttribute<T>() ?? function.DeclaringType?.GetCustomAttribute<T>();

    /// <summary>The attributes that apply to every function of the class.</summary>
    public static IEnumerable<T> OfClass<T>(this MethodInfo function)
        where T : Attribute =>
        function.DeclaringType?.GetCustomAttributes<T>() ?? [];
}
