namespace Serverless.Adapters.FilmTickets;

/// <summary>Tickets one after the other, each with a mark behind its id that tells whether it is cancelled.</summary>
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
    /// Marks a ticket in a copy. That it is not there, or marked, was read while another process changed it.
    /// </summary>
    public FilmTicketIndex Cancel(int slot, Guid id)
    {
        if (slot >= Count || IdAt(slot) != id || IsCanceledAt(slot))
        {
            throw new TornReadException($"The lists have no good ticket {id} where it should be.");
        }

        var marked = bytes.ToArray();
        marked[(slot * EntryBytes) + IdBytes] = 1;

        return new FilmTicketIndex(marked);
    }
}
