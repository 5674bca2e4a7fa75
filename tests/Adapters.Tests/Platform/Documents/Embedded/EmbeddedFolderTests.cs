using Serverless.Local.Store;

namespace Serverless.Adapters.Tests.Platform.Documents.Embedded;

public sealed class EmbeddedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rejects_a_folder_in_use_by_another_engine()
    {
        using var first = Open(_folder.Path);

        var error = Assert.Throws<DocumentFolderException>(() => Open(_folder.Path));

        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reopens_a_closed_folder()
    {
        Open(_folder.Path).Dispose();
        Open(_folder.Path).Dispose();
    }

    [Fact]
    public void Rejects_a_corrupt_database_and_releases_the_folder()
    {
        var file = Path.Combine(_folder.Path, "documents.db");
        File.WriteAllBytes(file, [.. Enumerable.Repeat((byte)'x', 8192)]);

        Assert.Throws<DocumentFolderException>(() => Open(_folder.Path));

        File.Delete(file);
        Open(_folder.Path).Dispose();
    }

    [Fact]
    public void Rejects_a_folder_that_cannot_be_created()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "in the way");

        var error = Assert.Throws<DocumentFolderException>(() => Open(Path.Combine(file, "data")));

        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_another_layout_version()
    {
        Open(_folder.Path).Dispose();

        // The SQLite file format stores the user version big-endian in the bytes 60 to 63.
        using (var file = File.OpenWrite(Path.Combine(_folder.Path, "documents.db")))
        {
            file.Position = 63;
            file.WriteByte(99);
        }

        var error = Assert.Throws<DocumentFolderException>(() => Open(_folder.Path));
        Assert.Contains("layout 99", error.Message, StringComparison.Ordinal);
    }

    private static EmbeddedDocuments Open(string folder) => EmbeddedDocuments.Open(folder, new EmbeddedLimits());
}
