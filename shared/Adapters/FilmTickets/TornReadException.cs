namespace Serverless.Adapters.FilmTickets;

/// <summary>
/// Documents that were read one after the other do not fit together, because somebody wrote between. What would have
/// been made of them could not have been committed; they are read again.
/// </summary>
internal sealed class TornReadException(string message) : Exception(message);
