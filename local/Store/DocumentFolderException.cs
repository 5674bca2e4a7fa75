namespace Serverless.Local.Store;

/// <summary>
/// The folder cannot hold the store: in use, unreadable, not writable or not ours. The start fails with it.
/// </summary>
internal sealed class DocumentFolderException(string message, Exception? innerException = null)
    : Exception(message, innerException);
