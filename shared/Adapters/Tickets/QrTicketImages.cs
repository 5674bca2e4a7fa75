using System.Drawing;
using System.Text;
using QRCoder;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

/// <summary>Draws QR codes with error correction level M and the quiet zone that scanners need.</summary>
internal sealed class QrTicketImages : ITicketImages
{
    private const QRCodeGenerator.ECCLevel Level = QRCodeGenerator.ECCLevel.M;

    public byte[] DrawPng(string code, int pixels)
    {
        using var qrCode = QRCodeGenerator.GenerateQrCode(code, Level);

        // The matrix includes the quiet zone. Modules have whole pixels, and what is left widens the quiet zone.
        var modules = qrCode.ModuleMatrix;
        var scale = Math.Max(1, pixels / modules.Count);
        var margin = (pixels - (scale * modules.Count)) / 2;

        return PngImage.Write(pixels, IsBlack);

        bool IsBlack(int y, int x)
        {
            var (row, column) = ((y - margin) / scale, (x - margin) / scale);

            return y >= margin && x >= margin && row < modules.Count && column < modules.Count && modules[row][column];
        }
    }

    public byte[] DrawSvg(string code, int pixels)
    {
        using var qrCode = QRCodeGenerator.GenerateQrCode(code, Level);
        using var image = new SvgQRCode(qrCode);

        return Encoding.UTF8.GetBytes(image.GetGraphic(new Size(pixels, pixels)));
    }
}
