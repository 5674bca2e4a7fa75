using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Compression;

namespace Serverless.Functions.Sales;

/// <summary>
/// A seat map, ready to be sent. The seats stand in pieces that never change; a newer page shares every piece in which
/// no seat changed, so a hold on a map of fifty thousand seats costs writing a few hundred.
/// </summary>
internal sealed class SeatMapPage : IResult, IStatusCodeHttpResult
{
    /// <summary>About forty kilobytes of text, below what the runtime counts as a large object.</summary>
    private const int SeatsPerPiece = 256;

    /// <summary>How old a compressed map may be: compressing takes longer than holding a seat.</summary>
    private static readonly TimeSpan CompressedAgeMax = TimeSpan.FromSeconds(1);

    private readonly SeatMap _map;
    private readonly byte[] _head;
    private readonly byte[][] _pieces;
    private readonly int _length;
    private readonly Compressed _compressed;

    private SeatMapPage(SeatMap map, byte[] head, byte[][] pieces, Compressed compressed)
    {
        (_map, _head, _pieces, _compressed) = (map, head, pieces, compressed);
        _length = head.Length + pieces.Sum(piece => piece.Length) + SeatMapText.Tail.Length;
    }

    public long ChangeNumber => _map.ChangeNumber;

    public int? StatusCode => StatusCodes.Status200OK;

    public static SeatMapPage Of(SeatMap map, TimeProvider clock)
    {
        var pieces = new byte[(map.Layout.SeatCount + SeatsPerPiece - 1) / SeatsPerPiece][];

        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = SeatMapText.WriteSeats(map, i * SeatsPerPiece, SeatsPerPiece);
        }

        return new SeatMapPage(map, SeatMapText.WriteHead(map), pieces, new Compressed(clock));
    }

    /// <summary>This page, if it still shows the map; otherwise a newer one that shares what did not change.</summary>
    public SeatMapPage Advance(SeatMap map)
    {
        if (ReferenceEquals(map.Performance, _map.Performance) && map.States.Span.SequenceEqual(_map.States.Span))
        {
            return this;
        }

        var pieces = (byte[][])_pieces.Clone();

        for (var i = 0; i < pieces.Length; i++)
        {
            var first = i * SeatsPerPiece;
            var count = Math.Min(SeatsPerPiece, map.States.Length - first);

            if (!map.States.Span.Slice(first, count).SequenceEqual(_map.States.Span.Slice(first, count)))
            {
                pieces[i] = SeatMapText.WriteSeats(map, first, SeatsPerPiece);
            }
        }

        return new SeatMapPage(map, SeatMapText.WriteHead(map), pieces, _compressed);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = JsonBody.ContentType;
        response.Headers.Append("Vary", "Accept-Encoding");

        // Made once a second for everybody, so in the one form that everybody takes.
        if (_length > SeatMapText.CompressedFrom && ContentCodings.TakesGzip(httpContext.Request))
        {
            var compressed = _compressed.Take(WriteTo, ChangeNumber);
            response.Headers.ContentEncoding = ContentCodings.Gzip;
            response.ContentLength = compressed.Length;

            if (!HttpMethods.IsHead(httpContext.Request.Method))
            {
                await response.Body.WriteAsync(compressed, httpContext.RequestAborted);
            }

            return;
        }

        response.ContentLength = _length;

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await WriteAsync(response.BodyWriter, httpContext.RequestAborted);
        }
    }

    private async Task WriteAsync(System.IO.Pipelines.PipeWriter writer, CancellationToken cancellationToken)
    {
        writer.Write(_head);

        foreach (var piece in _pieces)
        {
            await writer.WriteAsync(piece, cancellationToken);
        }

        await writer.WriteAsync(SeatMapText.Tail, cancellationToken);
    }

    private void WriteTo(Stream stream)
    {
        stream.Write(_head);

        foreach (var piece in _pieces)
        {
            stream.Write(piece);
        }

        stream.Write(SeatMapText.Tail);
    }

    /// <summary>
    /// The map's newest compressed form; one caller makes it, the others take the last one meanwhile.
    /// </summary>
    private sealed class Compressed(TimeProvider clock)
    {
        private readonly Lock _gate = new();
        private byte[]? _bytes;
        private long _madeAt;
        private long _changeNumber;

        public byte[] Take(Action<Stream> write, long changeNumber)
        {
            var last = Volatile.Read(ref _bytes);

            if (last is not null && clock.GetElapsedTime(Volatile.Read(ref _madeAt)) < CompressedAgeMax)
            {
                return last;
            }

            if (last is not null && !_gate.TryEnter())
            {
                return last;
            }

            if (last is null)
            {
                _gate.Enter();
            }

            try
            {
                // Somebody who read later was quicker.
                return _bytes is { } newer && changeNumber < _changeNumber ? newer : Make(write, changeNumber);
            }
            finally
            {
                _gate.Exit();
            }
        }

        private byte[] Make(Action<Stream> write, long changeNumber)
        {
            var begunAt = clock.GetTimestamp();
            using var memory = new MemoryStream();

            using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            {
                write(gzip);
            }

            var bytes = memory.ToArray();
            Volatile.Write(ref _madeAt, begunAt);
            Volatile.Write(ref _bytes, bytes);
            _changeNumber = changeNumber;

            return bytes;
        }
    }
}
