using System.Globalization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Local.Store;

// Writes to the embedded store endlessly and prints each acknowledged batch, so that a test can kill it and check that
// no batch is missing. Arguments: the folder, and a prefix of the ids.
const int Workers = 16;
const int DocumentsEach = 3;

var (folder, prefix) = (args[0], args[1]);
var partition = new DocumentPartition("storm", "p");
using var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });

try
{
    using var documents = EmbeddedDocuments.Open(folder, new EmbeddedLimits());
    await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WriteAsync(documents, worker))));
}
catch (DocumentFolderException error)
{
    Console.Error.WriteLine(error.Message);

    return 1;
}

return 0;

async Task WriteAsync(EmbeddedDocuments documents, int worker)
{
    for (var number = 0; ; number++)
    {
        var batch = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{worker}-{number}");
        var writes = Enumerable.Range(0, DocumentsEach)
            .Select(part => new DocumentWrite.Insert($"{batch}:{part}", new byte[300])).ToArray();

        if ((await documents.CommitAsync(partition, writes, CancellationToken.None)).IsCommitted)
        {
            output.WriteLine(batch);
        }
    }
}
