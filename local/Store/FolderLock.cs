namespace Serverless.Local.Store;

/// <summary>
/// Lock file: one engine per folder. The operating system releases the lock when the process ends for any reason.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string FileName = "documents.lock";
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, FileName);

            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            throw new DocumentFolderException(
                $"The documents in {folder} are in use by another process; stop it or name another folder.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DocumentFolderException(
                $"The folder {folder} cannot be written: {exception.Message}", exception);
        }
    }

    public void Dispose() => _file.Dispose();

    private static bool IsTaken(IOException exception) =>
        exception.HResult is WouldBlock or WouldBlockOnMac or SharingViolation;
}
