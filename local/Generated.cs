namespace Serverless.Local;

/// <summary>
/// Finds the types that the worker's source generators write into an assembly with functions. A worker process
/// registers them itself; an in-process worker does not.
/// </summary>
internal static class Generated
{
    /// <summary>The generated implementation in the assembly of <paramref name="type"/>.</summary>
    public static TService Of<TService>(Type type) => (TService)Activator.CreateInstance(TypeOf<TService>(type))!;

    public static Type TypeOf<TService>(Type type) => type.Assembly.GetTypes().Single(candidate =>
        candidate is { IsClass: true, IsAbstract: false } && candidate.IsAssignableTo(typeof(TService))
        && candidate.Namespace == $"{type.Assembly.GetName().Name}");
}
