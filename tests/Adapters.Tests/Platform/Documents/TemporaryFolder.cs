namespace Serverless.Adapters.Tests.Platform.Documents;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("documents-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
