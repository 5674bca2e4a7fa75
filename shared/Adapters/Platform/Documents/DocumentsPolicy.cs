using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Platform.Documents;

internal enum DocumentsEngine
{
    /// <summary>Azure Tables, or an emulator of them.</summary>
    Tables,

    /// <summary>SQLite in a folder of this machine, for one process; only in the Local host.</summary>
    Embedded,
}

internal sealed record DocumentsPolicy
{
    public DocumentsEngine Engine { get; init; } = DocumentsEngine.Tables;

    /// <summary>The folder of the embedded engine.</summary>
    [Required]
    public string Folder { get; init; } = ".data";

    /// <summary>The storage account of the tables; by default that of the Functions host.</summary>
    public string? ConnectionString { get; set; }

    [RegularExpression("^[a-z][a-z0-9]{2,19}$")]
    public string TablePrefix { get; init; } = "serverless";
}
