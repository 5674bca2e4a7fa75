using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace Serverless.Local;

/// <summary>
/// Describes the functions of the given types, as the generated code of their assemblies does: usually all of the app,
/// plus those that a test or benchmark adds.
/// </summary>
internal sealed class ChosenFunctions(IReadOnlyList<Type> types) : IFunctionMetadataProvider
{
    public async Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory)
    {
        var names = types.Select(type => type.FullName).ToHashSet();
        var functions = new List<IFunctionMetadata>();

        foreach (var type in types.DistinctBy(type => type.Assembly))
        {
            // The generated code of an assembly also describes the functions of the assemblies that it references.
            var all = await Generated.Of<IFunctionMetadataProvider>(type).GetFunctionMetadataAsync(directory);
            functions.AddRange(all.Where(function => names.Contains(TypeNameOf(function.EntryPoint!))));
        }

        return [.. functions.DistinctBy(function => function.Name)];
    }

    // The entry point is the full name of the method.
    private static string TypeNameOf(string entryPoint) => entryPoint[..entryPoint.LastIndexOf('.')];
}
