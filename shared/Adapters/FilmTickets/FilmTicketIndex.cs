namespace Serverless.Adapters.FilmTickets;

/// <summary>A sequence of ticket ids, each followed by a byte that marks a cancelled ticket.</summary>
internal readonly struct FilmTicketIndex(byte[] bytes)
{
    private const int IdBytes = 16;
    private const int EntryBytes = IdBytes + 1;

    public ReadOnlySpan<byte> Bytes => bytes;

    public int Count => bytes.Length / EntryBytes;

    public Guid IdAt(int slot) => new(bytes.AsSpan(slot * EntryBytes, IdBytes));

    public bool IsCanceledAt(int slot) => bytes[(slot * EntryBytes) + IdBytes] != 0;

    public int CountCanceled()
    {
        var count = 0;

        for (var slot = 0; slot < Count; slot++)
        {
            count += IsCanceledAt(slot) ? 1 : 0;
        }

        return count;
    }

    public FilmTicketIndex Add(ReadOnlySpan<Guid> ids)
    {
        var longer = new byte[bytes.Length + (ids.Length * EntryBytes)];
        bytes.CopyTo(longer, 0);

        for (var index = 0; index < ids.Length; index++)
        {
            ids[index].TryWriteBytes(longer.AsSpan(bytes.Length + (index * EntryBytes)));
        }

        return new FilmTicketIndex(longer);
    }

    /// <summary>
    /// Returns a copy with the ticket marked. A missing or marked ticket means that another process wrote between the
    /// reads.
    /// </summary>
    public FilmTicketIndex Cancel(int slot, Guid id)
    {
        if (slot >= Count || IdAt(slot) != id || IsCanceledAt(slot))
        {
            throw new TornReadException($"A list has no valid ticket {id} at its position.");
        }

        var marked = bytes.ToArray();
        marked[(slot * EntryBytes) + IdBytes] = 1;

        return new FilmTicketIndex(marked);
    }
}
