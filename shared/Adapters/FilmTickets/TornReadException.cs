namespace Serverless.Adapters.FilmTickets;

/// <summary>
/// Documents that were read one after the other are inconsistent, because another process wrote between the reads. The
/// batch could not be committed, so the documents are read again.
/// </summary>
internal sealed class TornReadException(string message) : Exception(message);
