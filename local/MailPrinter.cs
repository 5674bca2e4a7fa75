using Microsoft.Extensions.Configuration;

namespace Serverless.Local;

/// <summary>Shows on the console each mail that the platform writes to its folder.</summary>
internal sealed class MailPrinter : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly bool _showsText;

    /// <param name="folder">The folder of the mails.</param>
    /// <param name="showsText">
    /// Whether to show what a mail says. The link in a mail opens an account, so a log gets the name of the file only.
    /// </param>
    public MailPrinter(string folder, bool showsText)
    {
        Directory.CreateDirectory(folder);
        _showsText = showsText;
        _watcher = new FileSystemWatcher(folder, "*.eml") { EnableRaisingEvents = true };
        _watcher.Renamed += (_, renamed) => Console.WriteLine(Describe(renamed.FullPath));
    }

    /// <summary>The folder in which mails are written; null when they go to an SMTP server.</summary>
    public static string? FindFolder(IConfiguration settings) =>
        string.IsNullOrEmpty(settings["Mails:SmtpHost"]) && settings["Mails:Folder"] is { Length: > 0 } folder
            ? Path.GetFullPath(folder)
            : null;

    public void Dispose() => _watcher.Dispose();

    private string Describe(string path) =>
        $"A mail was written: {path}" + (_showsText ? Environment.NewLine + File.ReadAllText(path) : string.Empty);
}
