using System.Text.Json;
using Serverless.Local.Host;

namespace Serverless.Local.Tests;

/// <summary>The local host knows of a worker what the protocol says, and nothing of the official worker.</summary>
public sealed class HostDependenciesTests
{
    private const string Worker = "Microsoft.Azure.Functions.Worker";

    private static readonly string Host = typeof(FunctionsHost).Assembly.GetName().Name!;

    [Fact]
    public void References_no_assembly_of_the_worker() => Assert.DoesNotContain(
        typeof(FunctionsHost).Assembly.GetReferencedAssemblies(), assembly => IsOfWorker(assembly.Name!));

    [Fact]
    public void Brings_no_package_of_the_worker() => Assert.DoesNotContain(DependenciesOf(Host), IsOfWorker);

    // Without this, a list that is always empty would satisfy the test above.
    [Theory]
    [InlineData("Serverless.Local.Host", "Grpc.AspNetCore.Server")]
    [InlineData("Serverless.Local.Host", "Grpc.Core.Api")]
    [InlineData("Serverless.Functions", Worker)]
    public void Sees_what_projects_bring(string project, string package) =>
        Assert.Contains(package, DependenciesOf(project));

    private static bool IsOfWorker(string name) => name.StartsWith(Worker, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the project refers to, and what that refers to, by the file that the build writes.</summary>
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
