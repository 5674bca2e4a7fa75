using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.FilmTickets;
using Serverless.Functions.Http;

namespace Serverless.Functions.FilmTickets;

/// <summary>The query of a list request. An empty filter counts as absent.</summary>
internal sealed record FilmTicketQuery(FilmTicketFilter Filter, int? Limit, int Offset)
{
    public static FilmTicketQuery Read(IQueryCollection query)
    {
        var faults = new List<FieldError>();
        var read = new FilmTicketQuery(
            new FilmTicketFilter(
                query.ReadText("theater_name"),
                query.ReadText("user_id"),
                query.ReadText("movie_title"),
                ReadState(query.ReadText("status"), faults)),
            ReadNumber(query, "limit", faults),
            ReadNumber(query, "offset", faults) ?? 0);

        return faults.Count == 0
            ? read
            : throw new MalformedRequestException(string.Join(' ', faults.Select(fault => $"{fault.Message}.")))
            {
                Reason = "tickets.bad-field",
                Faults = faults,
            };
    }

    private static bool? ReadState(string? state, List<FieldError> faults)
    {
        if (state is not (null or "issued" or "canceled"))
        {
            faults.Add(FilmTicketFieldErrors.NotState(state));
        }

        return state is null ? null : state == "canceled";
    }

    private static int? ReadNumber(IQueryCollection query, string name, List<FieldError> faults)
    {
        if (query.ReadText(name) is not { } text)
        {
            return null;
        }

        if (LaxWholeNumber.TryParse(text, out var number))
        {
            return number;
        }

        faults.Add(FilmTicketFieldErrors.NotNumber(
            ["query", name], FilmTicketFieldErrors.Quote(text), JsonValueKind.String));

        return null;
    }
}
