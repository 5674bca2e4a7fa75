namespace Serverless.Local.Store;

/// <summary>
/// The folder cannot be used as a store: in use, unreadable, read-only or not a store. The start fails.
/// </summary>
internal sealed class DocumentFolderException(string message, Exception? innerException = null)
    : Exception(message, innerException);
