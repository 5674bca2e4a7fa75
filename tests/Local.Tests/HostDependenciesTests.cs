using System.Text.Json;
using Serverless.Local.Host;

namespace Serverless.Local.Tests;

/// <summary>The local host depends on the worker protocol only and not on the official worker.</summary>
public sealed class HostDependenciesTests
{
    private const string Worker = "Microsoft.Azure.Functions.Worker";

    private static readonly string Host = typeof(FunctionsHost).Assembly.GetName().Name!;

    [Fact]
    public void Host_references_no_worker_assembly() => Assert.DoesNotContain(
        typeof(FunctionsHost).Assembly.GetReferencedAssemblies(), assembly => IsWorker(assembly.Name!));

    [Fact]
    public void Host_depends_on_no_worker_package() => Assert.DoesNotContain(DependenciesOf(Host), IsWorker);

    // Without this test, an always empty list would satisfy the test above.
    [Theory]
    [InlineData("Serverless.Local.Host", "Grpc.AspNetCore.Server")]
    [InlineData("Serverless.Local.Host", "Grpc.Core.Api")]
    [InlineData("Serverless.Functions", Worker)]
    public void Dependencies_of_a_project_are_found(string project, string package) =>
        Assert.Contains(package, DependenciesOf(project));

    private static bool IsWorker(string name) => name.StartsWith(Worker, StringComparison.OrdinalIgnoreCase);

    /// <summary>The direct and transitive dependencies of the project, from the deps.json file of the build.</summary>
    private static HashSet<string> DependenciesOf(string project)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Serverless.Local.Tests.deps.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var direct = document.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
            .ToDictionary(library => library.Name.Split('/')[0], library => DirectOf(library.Value));
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>(direct[project]);

        while (open.TryDequeue(out var name))
        {
            if (found.Add(name) && direct.TryGetValue(name, out var more))
            {
                more.ForEach(open.Enqueue);
            }
        }

        return found;
    }

    private static List<string> DirectOf(JsonElement library) =>
        library.TryGetProperty("dependencies", out var dependencies)
            ? [.. dependencies.EnumerateObject().Select(dependency => dependency.Name)]
            : [];
}
