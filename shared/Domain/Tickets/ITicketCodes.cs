namespace Serverless.Domain.Tickets;

/// <summary>
/// Signs ticket codes, which a scanner can verify offline with the public keys.
/// </summary>
public interface ITicketCodes
{
    /// <summary>The public keys of valid codes; the key of new codes comes first.</summary>
    IReadOnlyList<TicketPublicKey> Keys { get; }

    TicketCode Sign(Ticket ticket);

    /// <summary>Returns the content of the code; null when it was not signed with one of the keys.</summary>
    SignedClaims? Read(string code);
}

/// <summary>The content of a code that decides where it admits.</summary>
/// <param name="Show">As <see cref="Ticket.SignedShow"/>.</param>
public readonly record struct SignedClaims(TicketRef Ref, TicketKind Kind, string Show)
{
    /// <summary>
    /// True when the code was signed for this ticket as it is stored. Earlier codes name a film without the prefix.
    /// </summary>
    public bool Describe(Ticket ticket) =>
        Ref == ticket.Ref
        && Kind == ticket.Kind
        && (Show == ticket.SignedShow || (Kind is TicketKind.Film && Show == SignedText.Shorten(ticket.Show)));
}

/// <param name="Text">A JSON Web Signature, ES256, in its compact form. Each call returns a new signature.</param>
/// <param name="Tag">A hash of the content and the key: equal for all codes of a ticket with one key.</param>
/// <param name="KeyId">The id of the signing key.</param>
public sealed record TicketCode(string Text, string Tag, string KeyId);

/// <summary>A public key on P-256 and its key id.</summary>
public sealed record TicketPublicKey(string Id, ReadOnlyMemory<byte> X, ReadOnlyMemory<byte> Y);
